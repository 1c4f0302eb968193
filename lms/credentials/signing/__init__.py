"""Signs certificates (PAdES B-B): the whole document, no change allowed. The one folder that knows pyHanko.

The key is a file of ours, or in a device (PKCS#11), or with a signing service (CSC), as the settings say.
"""
