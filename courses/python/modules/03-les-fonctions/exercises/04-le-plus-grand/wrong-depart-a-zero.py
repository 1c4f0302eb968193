def plus_grand_de(a, b, c):
    plus_grand = 0
    for n in (a, b, c):
        if n > plus_grand:
            plus_grand = n
    return plus_grand
