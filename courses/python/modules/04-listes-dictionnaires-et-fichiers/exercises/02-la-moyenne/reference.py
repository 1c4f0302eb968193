def moyenne(nombres):
    if len(nombres) == 0:
        return None
    return sum(nombres) / len(nombres)
