/** Notices in English. The archive and `inspect` show the advice and what was seen in these words too. */

import type { Catalogue } from './catalogue.ts'

export const ENGLISH: Catalogue = {
  titles: {
    discarded: 'Not delivered: {subject}',
    stripped: 'Delivered in part: {subject}',
    undelivered: 'Not delivered: {subject}',
    unreachable: 'Not delivered: {subject}',
    withheld: 'Not delivered: {subject}',
  },
  noSubject: '(no subject)',
  greeting: 'Hello {writer},',
  openings: {
    discarded:
      'we did not deliver your message to {reader}, because it holds something that messages here may not contain.',
    stripped: 'we delivered your message to {reader}, but without something that messages here may not contain.',
    undelivered:
      'we could not deliver your message to {reader}. We tried as long as it made sense and have now given up.',
    unreachable:
      'we could not deliver your message to {reader}: the mail address of the other side does not take mail at present. Its mail server has told us so.',
    withheld: 'your message to {reader} was looked at by a person and was not delivered.',
  },
  labels: { subject: 'Subject:', to: 'To:', sent: 'Sent:' },
  lists: { discarded: 'This is what we found:', stripped: 'This is what we left out:' },
  places: {
    subject: 'In the subject',
    text: 'In the text',
    quoted: 'In the quoted text',
    signature: 'In the signature',
    header: 'In the message as a whole',
    file: 'In the file {file}',
    namelessFile: 'In the file without a name',
  },
  finding: '{place}: {seen}',
  more: 'and {count} more.',
  nextSteps: {
    discarded: 'Please change it and send your message again. Nothing of it has reached the other side.',
    stripped: 'Everything else has arrived. If what is missing matters, please send it again, changed.',
    undelivered: 'You may send it again later. If it is urgent, please contact our customer service.',
    unreachable:
      'We send nothing more there for now, and sending your message again soon will not help. If it is urgent, please contact our customer service.',
    withheld: 'If you think that this is a mistake, please contact our customer service.',
  },
  closing: '{marketplace} wrote this message automatically. Please do not answer it: nobody reads the answers.',
  advice: {
    'link.website':
      'Take out the website address and say in words what you mean: messages may not contain links to websites.',
    'attachment.type': 'Send only files of these types: {types}',
    'attachment.size':
      'Send files of at most {limit} together in one message, for instance in smaller pictures or in several messages.',
    'attachment.incidental': 'Nothing to do: such files name their owner and are left out of every message.',
    'attachment.metadata': 'Open the picture, save it again with another program as PNG or JPEG, and send that file.',
    'attachment.unreadable':
      'Send the document without a password, saved anew by your program or as a PDF: this file could not be read.',
    'leak.document':
      'Take your mail address, telephone number and website out of the document and send it again: the other side writes to you through this service.',
  },
  seen: {
    linkedPicture: 'a picture -> {host}',
    unknownContent: 'its content is of no allowed type',
    extensionNotAllowed: 'files named .{extension} are not allowed',
    emptyWithoutType: 'an empty file without a type',
    contentNotAllowed: 'its content is {type}, which is not allowed',
    textUnderOtherName: 'named .{extension}, but its content is plain text',
    tooLarge: '{file} {size}, all files {total}',
    unreadable: 'it cannot be read',
    namesWriter: 'it tells who wrote it',
  },
}
