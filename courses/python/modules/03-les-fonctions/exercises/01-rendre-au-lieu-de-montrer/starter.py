def double(n):
    print(n * 2)
