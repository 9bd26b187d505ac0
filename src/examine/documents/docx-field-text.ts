/** The instructions of fields, each in one piece: no page shows them (ECMA-376 part 1 section 17.16.18). */

interface Field {
  instruction: string
  inResult: boolean
}

export class FieldText {
  private readonly open: Field[] = []
  /** Those of the open ones whose instruction goes on; the last one takes what comes. */
  private readonly asking: Field[] = []
  private loose = ''

  private readonly tell: (instruction: string) => void

  constructor(tell: (instruction: string) => void) {
    this.tell = tell
  }

  /** Whether words here belong to an instruction. */
  get isInInstruction(): boolean {
    return this.asking.length > 0
  }

  character(type: string | undefined): void {
    const field = this.open.at(-1)
    if (type === 'begin') {
      const begun = { instruction: '', inResult: false }
      this.open.push(begun)
      this.asking.push(begun)
    } else if (type === 'separate' && field?.inResult === false) {
      field.inResult = true
      this.asking.pop()
    } else if (type === 'end' && field !== undefined) {
      this.open.pop()
      if (!field.inResult) this.asking.pop()
      this.tell(field.instruction.trim())
    }
  }

  /** A piece of an instruction, or words inside one. */
  add(text: string): void {
    const field = this.asking.at(-1)
    if (field === undefined) this.loose += text
    else field.instruction += text
  }

  /** Instructions without a field around them go as far as their paragraph. */
  endParagraph(): void {
    if (this.loose !== '') this.tell(this.loose.trim())
    this.loose = ''
  }

  end(): void {
    this.endParagraph()
    for (const { instruction } of this.open.splice(0)) this.tell(instruction.trim())
    this.asking.length = 0
  }
}
