def moyenne(nombres):
    if len(nombres) == 0:
        return 0
    return sum(nombres) / len(nombres)
