def moyenne(nombres):
    return sum(nombres) / len(nombres)
