"""Questions brought in from other platforms (GIFT, Moodle XML, QTI 3.0), and written for them."""
