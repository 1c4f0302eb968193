def nom_de_branche(numero, titre):
    return f"{numero}-" + titre.strip().lower().replace(" ", "-")
