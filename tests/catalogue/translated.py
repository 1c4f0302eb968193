"""The small course in English: what translators write beside the French files."""

LESSON = """\
---
title: Write and read an e-mail
aim: At the end, you can read and write an e-mail.
minutes: 240
---
Your friend's address has 3 parts.

![A name, a sign, a service.](adresse.svg)

![A box with 3 messages.](boite.svg)

![3 buttons.](boutons.svg)

![A message.](message.svg)

::: words
- subject : the title of the message
:::
"""
QUESTION = """\
questions:
  - id: repondre-a-claire
    prompt: Claire writes to you. You want to answer. What do you press?
    hint: Look for the arrow that turns back.
    options:
      - {id: repondre, text: Reply, feedback: Yes. It writes back to the same person.}
      - {id: nouveau, text: New message, feedback: Not yet. It begins with no address.}
      - {id: transferer, text: Forward, feedback: Not yet. It sends it to somebody else.}
      - {id: supprimer, text: Delete, feedback: Not yet. It goes to the bin.}
    explanation: With “Reply”, the address is already there.
"""
TYPED = """
  - id: dossier
    kind: short-text
    prompt: Où sont les messages pas envoyés ?
    answers: [brouillons]
    otherwise: Pas encore. Cherchez le crayon.
    explanation: Les brouillons attendent.
  - id: phrase
    kind: gap
    prompt: Complétez.
    text: "J'appuie sur [bouton] puis j'attends [qui]."
    gaps:
      - {id: bouton, choices: [Envoyer, Supprimer], answers: [Envoyer]}
      - {id: qui, answers: [Claire]}
    explanation: On envoie, puis on attend.
  - id: poids
    kind: numeric
    prompt: Combien en tout ?
    answer: 5.5
    unit: Mo
    otherwise: Pas encore. Ajoutez.
    explanation: 3 et 2,5.
"""
TYPED_ENGLISH = """
  - id: dossier
    prompt: Where are messages not yet sent?
    answers: [drafts]
    otherwise: Not yet. Look for the pencil.
    explanation: Drafts wait there.
  - id: phrase
    prompt: Complete the sentence.
    text: "I press [bouton] then I wait for [qui]."
    gaps:
      - {id: bouton, choices: [Send, Delete], answers: [Send]}
      - {id: qui, answers: [Clara]}
    explanation: One sends, then one waits.
  - id: poids
    prompt: How much in all?
    unit: MB
    otherwise: Not yet. Add them.
    explanation: 3 and 2.5.
"""
