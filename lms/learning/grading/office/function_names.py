"""The functions of spreadsheets by their French names, which learners see."""

FRENCH = {
    "SUM": "SOMME", "AVERAGE": "MOYENNE", "COUNT": "NB", "COUNTA": "NBVAL", "COUNTBLANK": "NB.VIDE",
    "COUNTIF": "NB.SI", "COUNTIFS": "NB.SI.ENS", "SUMIF": "SOMME.SI", "SUMIFS": "SOMME.SI.ENS",
    "AVERAGEIF": "MOYENNE.SI",
    "AVERAGEIFS": "MOYENNE.SI.ENS", "SUMPRODUCT": "SOMMEPROD", "IF": "SI", "AND": "ET",
    "OR": "OU", "NOT": "NON", "IFERROR": "SIERREUR", "ROUND": "ARRONDI", "ROUNDUP": "ARRONDI.SUP",
    "ROUNDDOWN": "ARRONDI.INF", "INT": "ENT", "VLOOKUP": "RECHERCHEV", "HLOOKUP": "RECHERCHEH",
    "XLOOKUP": "RECHERCHEX", "MATCH": "EQUIV", "MEDIAN": "MEDIANE", "PRODUCT": "PRODUIT", "RANK": "RANG",
    "LARGE": "GRANDE.VALEUR", "SMALL": "PETITE.VALEUR", "LEFT": "GAUCHE", "RIGHT": "DROITE", "MID": "STXT",
    "LEN": "NBCAR", "UPPER": "MAJUSCULE", "LOWER": "MINUSCULE", "PROPER": "NOMPROPRE",
    "TRIM": "SUPPRESPACE",
    "CONCATENATE": "CONCATENER",
}  # fmt: skip
_ENGLISH = {french: name for name, french in FRENCH.items()}


def english(name: str) -> str:
    """The name inside files, whichever was written."""
    return _ENGLISH.get(name, name)


def shown(name: str) -> str:
    """The name learners see in French applications."""
    return FRENCH.get(english(name), name)
