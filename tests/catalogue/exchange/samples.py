"""GIFT and Moodle files written for these tests: one question of each type other platforms know."""

import base64

GIFT = """// Banque de l'atelier « e-mail » [tag:Boîte de réception]
$CATEGORY: $course$/top/E-mail

::Répondre:: Claire vous écrit. Sur quoi appuyez-vous ? {
  =Répondre#Oui. La flèche revient vers la gauche.
  ~Nouveau message#Il commence sans adresse.
  ~%50%Répondre à tous#Presque.
  ####L'adresse est déjà écrite.
}

::Objets::[html]<p>Quels <b>objets</b> sont clairs&nbsp;?</p>{
  ~%50%<p>Absence jeudi</p>#Oui.
  ~%50%Question sur le cours
  ~%-100%Bonjour#<em>Bonjour</em> va dans le message.
}

Ma banque me demande mon code par SMS.{FALSE#Pas encore. Jamais.#Oui, il reste secret.}

::Brouillon::Où restent les messages à finir ? {
  =brouillons =brouillon =%0%spam#Le spam garde les indésirables. =%0%*#Cherchez encore.
}

::Raccourcis::Reliez. {=Ctrl + C -> Copier =Ctrl + V -> Coller =Ctrl + Z -> Annuler = -> Imprimer}

::Rangez::Public ou secret ? {=Mon prénom -> Public =Ma ville -> Public =Mon code -> Secret}

On appuie sur {~Supprimer =Envoyer ~Imprimer} pour finir.

::Pi::[markdown]Combien vaut **pi** ? {#3.14:0.01#Oui.####Un peu plus de 3.}

::Âge::Quel âge pour voter ? {#18..18}

::Signes::Quel signe ouvre une accolade \\: \\{ ou \\~ ? {=\\{#Oui \\= c'est lui. ~\\~ ~\\#}

::Ordre::Mettez dans l'ordre.{>3 ALL VERTICAL ABSOLUTE
Lire
Répondre
Envoyer
}

::Lettre::Écrivez une lettre. {}

Lisez bien la suite.

::Ouverte::Sans fin {=oui ~non

::Tout juste::Tout va ? {=oui =bien ~}
"""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 180"><rect width="90" height="40"/></svg>'
EVIL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'


def in_base64(text: str) -> str:
    """As pictures are embedded."""
    return base64.b64encode(text.encode()).decode()


def _question(kind: str, name: str, text: str, rest: str = "", files: str = "") -> str:
    return f"""  <question type="{kind}">
    <name><text>{name}</text></name>
    <questiontext format="html"><text><![CDATA[{text}]]></text>{files}</questiontext>
    <generalfeedback format="html"><text></text></generalfeedback>
    {rest}
  </question>
"""


def _answer(fraction: str, text: str, feedback: str = "", more: str = "") -> str:
    said = f'<feedback format="html"><text><![CDATA[{feedback}]]></text></feedback>'
    return f'<answer fraction="{fraction}" format="html"><text><![CDATA[{text}]]></text>{said}{more}</answer>'


def _sub(left: str, right: str) -> str:
    return (
        f'<subquestion format="html"><text>{left}</text><answer><text>{right}</text></answer></subquestion>'
    )


MOODLE = (
    """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/top/Réseau</text></category></question>
"""
    + _question(
        "multichoice",
        "Adresse",
        "<p>Quelle adresse est <strong>privée</strong> ?</p>",
        "<single>true</single>"
        + _answer("100", "<p>192.168.1.7</p>", "<p>Oui.</p>")
        + _answer("0", "<p>8.8.8.8</p>", "<p>Elle est publique.</p>")
        + "<tags><tag><text>Réseau local</text></tag></tags>",
    )
    + _question(
        "multichoice",
        "Deux",
        "Lesquelles ?",
        "<single>false</single>"
        + _answer("50", "A")
        + _answer("50", "B")
        + _answer("-100", "C")
        + "<hint format='html'><text>Il y en a deux.</text></hint>",
    )
    + _question(
        "truefalse", "Juger", "Un SMS est gratuit partout.", _answer("0", "true") + _answer("100", "false")
    )
    + _question(
        "shortanswer",
        "Nom",
        "Comment ?",
        "<usecase>1</usecase>" + _answer("100", "Wi-Fi") + _answer("0", "*", "Non."),
    )
    + _question(
        "numerical",
        "Ports",
        "Combien de ports ?",
        _answer("100", "8", "", "<tolerance>1</tolerance>")
        + "<units><unit><multiplier>1</multiplier><unit_name>ports</unit_name></unit></units>",
    )
    + _question(
        "matching", "Paires", "Reliez.", _sub("a", "1") + _sub("b", "2") + _sub("c", "3") + _sub("", "4")
    )
    + _question("ddmatch", "Rangez", "Rangez.", _sub("a", "x") + _sub("b", "x") + _sub("c", "y"))
    + _question(
        "ordering",
        "Ordre",
        "Dans l'ordre.",
        _answer("2.0", "deux") + _answer("1.0", "un") + _answer("3.0", "trois"),
    )
    + _question("cloze", "Trous", "Le {1:MC:=câble~fil#Presque.} va dans la {2:SA:=prise~=Prise murale}.")
    + _question(
        "gapselect",
        "Choix",
        "Le [[1]] est bleu, le [[2]] est vert.",
        "".join(
            f"<selectoption><text>{w}</text><group>1</group></selectoption>" for w in ("ciel", "pré", "feu")
        ),
    )
    + _question(
        "ddmarker",
        "Plan",
        "Où est-ce ?",
        f'<file name="plan.svg" path="/" encoding="base64">{in_base64(SVG)}</file>'
        "<drag><no>1</no><text>La porte</text></drag><drag><no>2</no><text>La fenêtre</text></drag>"
        "<drop><no>1</no><shape>rectangle</shape><coords>10,10;50,40</coords><choice>1</choice></drop>"
        "<drop><no>2</no><shape>rectangle</shape><coords>100,10;50,40</coords><choice>2</choice></drop>",
    )
    + _question(
        "multichoice",
        "Image",
        '<p>Que voit-on ?</p><p><img src="@@PLUGINFILE@@/rue.svg" alt="Une rue."></p>',
        "<single>true</single>" + _answer("100", "Une rue") + _answer("0", "Un bois"),
        f'<file name="rue.svg" path="/" encoding="base64">{in_base64(SVG)}</file>',
    )
    + _question(
        "multichoice",
        "Photo",
        '<p>Et ici ?<img src="@@PLUGINFILE@@/photo.png" alt="Une place"></p>',
        "<single>true</single>" + _answer("100", "Une place") + _answer("0", "Un lac"),
        '<file name="photo.png" path="/" encoding="base64">iVBORw0KGgo=</file>',
    )
    + _question("essay", "Lettre", "Écrivez.")
    + _question("calculated", "Calcul", "Combien font {a} + {b} ?")
    + _question("ddimageortext", "Glisser", "Placez.")
    + _question("pmatch", "Autre", "Autre.")
    + "</quiz>\n"
)
