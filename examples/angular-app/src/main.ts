import { Component, CUSTOM_ELEMENTS_SCHEMA, type ElementRef, signal, viewChild } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import "@prosa/widget/define";
import type { Message, ProsaChat } from "@prosa/widget";

@Component({
  selector: "questions-page",
  // Without this Angular takes `prosa-chat` for a component of its own that is missing.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: "./questions-page.html",
})
class QuestionsPage {
  readonly server = "http://localhost:1999";
  readonly topics = ["Qual o prazo de troca?", "Vocês entregam em Manaus?", "Posso pagar com Pix?"];
  readonly isOpen = signal(false);
  readonly messages = signal<readonly Message[]>([]);
  readonly problem = signal("");
  private readonly chat = viewChild.required<ElementRef<ProsaChat>>("chat");

  ask(text: string): void {
    this.chat().nativeElement.send(text);
  }

  submit(event: Event, input: HTMLInputElement): void {
    event.preventDefault();
    this.ask(input.value);
    input.value = "";
  }

  toggle(): void {
    const { nativeElement } = this.chat();
    if (this.isOpen()) nativeElement.close();
    else nativeElement.open();
  }

  hear({ detail }: CustomEvent<Message>): void {
    this.messages.update((heard) => [...heard, detail]);
  }

  fail({ detail }: CustomEvent<{ code: string; message: string }>): void {
    this.problem.set(detail.message);
  }

  partsOf({ parts }: Message): string {
    return parts.map(({ type }) => type).join(" · ");
  }
}

bootstrapApplication(QuestionsPage);
