/** Notices in English. The archive and `inspect` show the advice and what was seen in these words too. */

import type { Catalogue } from './catalogue.ts'

export const ENGLISH: Catalogue = {
  titles: {
    discarded: 'Not delivered: {subject}',
    stripped: 'Delivered in part: {subject}',
    undelivered: 'Not delivered: {subject}',
    unreachable: 'Not delivered: {subject}',
    withheld: 'Not delivered: {subject}',
    suspended: 'Not delivered: {subject}',
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
    suspended: 'we did not deliver your message to {reader}: your messages are not passed on at present.',
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
    suspended: 'Please contact our customer service. Sending your message again will not help.',
  },
  response: {
    left: 'The other side is waiting for your answer. Of the 24 hours for it, {hours} h {minutes} min were left when we wrote this (they end at {due}).',
    over: 'The other side is still waiting for your answer. The 24 hours for it are over (they ended at {due}).',
  },
  strikes: {
    count: 'Messages of yours that were not delivered in the last {days} days because they broke the rules: {count}.',
    now: {
      hold: 'From now on, a person looks at all your messages before they are sent on.',
      suspend: 'From now on, your messages are not passed on. Please contact our customer service.',
    },
    next: {
      hold: 'When this number reaches {at}, a person will look at all your messages before they are sent on.',
      suspend: 'When this number reaches {at}, your messages will no longer be passed on.',
    },
  },
  closing: '{marketplace} wrote this message automatically. Please do not answer it: nobody reads the answers.',
  advice: {
    'link.website':
      'Take out the website address and say in words what you mean: messages may not contain links to websites.',
    'link.app':
      'Take out the link to the app or group and say in words what you mean: messages may not contain such links.',
    'link.social': 'Take out the name of your account or page: messages may not point to social networks.',
    'contact.email': 'Take out the mail address: the answers to your message reach you through this service.',
    'contact.phone':
      'Take out the telephone number: the answers to your message reach you through this service. If it is an order or tracking number, say so in front of it, for instance “tracking number”.',
    'contact.messenger':
      'Take out the mention of the messenger and your name or number there: the answers to your message reach you through this service.',
    'marketing.offer': 'Take out the offer and write only about the order or the question: messages may not advertise.',
    'marketing.coupon': 'Take out the coupon or discount code: messages may not advertise further purchases.',
    'marketing.newsletter': 'Take out the invitation to the newsletter and write only about the order or the question.',
    'marketing.products': 'Take out what advertises other products and write only about the order or the question.',
    'marketing.referral':
      'Take out the request to recommend you to others and write only about the order or the question.',
    'marketing.off-platform':
      'Take out the proposal to buy or pay elsewhere: orders and payments are made on this marketplace only.',
    'marketing.review':
      'Take out what you offer for a review, and the request for a good or a changed one: reviews may not be paid for or steered.',
    'image.linked':
      'Take the link off the picture or leave the picture out: pictures and logos may not lead to websites, not even in a signature.',
    'image.remote':
      'Attach the picture to the message as a file: pictures that are fetched from a website are left out.',
    'image.tracking': 'Nothing to do: invisible pictures that report when a message is read are left out.',
    'attachment.type': 'Send only files of these types: {types}',
    'attachment.size':
      'Send files of at most {limit} together in one message, for instance in smaller pictures or in several messages.',
    'attachment.incidental': 'Nothing to do: such files name their owner and are left out of every message.',
    'attachment.metadata': 'Open the picture, save it again with another program as PNG or JPEG, and send that file.',
    'attachment.unreadable':
      'Send the document without a password, saved anew by your program or as a PDF: this file could not be read.',
    'attachment.macros': 'Save the document without macros, for instance as .docx or PDF, and send that file.',
    'attachment.active':
      'Print the document into a new PDF and send that file: scripts and forms that send data are not allowed.',
    'attachment.embedded':
      'Take the embedded files and objects out of the document and attach them to the message by themselves.',
    'attachment.external':
      'Put pictures and tables into the document itself instead of linking to them, or save it as a PDF, and send that file.',
    'attachment.polyglot':
      'Open the file, save it anew with an ordinary program and send the new one: a second file is hidden in this one.',
    'attachment.bomb':
      'Send a smaller version of the file, with fewer pages or as a smaller picture, or its pictures in several messages: unpacked, it is far too large.',
    'attachment.unsearched':
      'Send a smaller version of the document, with fewer or smaller pictures, or in several messages: not all of its pictures could be looked at.',
    'attachment.name':
      'Give the file a plain name with one ending that fits its content, for instance manual.pdf, and send it again.',
    'attachment.virus':
      'Check your computer for viruses: one was found in this file. Please do not send the file again.',
    'structure.suspended': 'Please contact our customer service: your messages are not passed on at present.',
    'structure.review': 'Nothing to do: a person looks at your messages before they are passed on.',
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
    code: 'a code in a picture: {text}',
    remotePicture: 'a picture on {host}',
    trackingPicture: 'an invisible picture on {host}',
    declaredOtherwise: 'it is sent as {declared}, which is not allowed',
    deceptiveName: 'its name hides what it is',
    encrypted: 'it is protected with a password',
    macros: 'it contains macros',
    active: 'it contains scripts or actions',
    embedded: 'it contains other files',
    external: 'it fetches content from elsewhere',
    polyglot: 'it contains a second, hidden file',
    bomb: 'it unpacks to far too much',
    unsearched: 'it has more pictures than could be looked at',
    manyPictures: 'too many large pictures or pages in one message',
    virus: 'a virus: {name}',
    namesWriter: 'it tells who wrote it',
  },
}
