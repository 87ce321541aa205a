"""The pixels of a picture, and the contrast of WCAG 2."""
from collections import Counter
from functools import cache


class Pixels:
    """Rows of colours, three bytes each."""

    def __init__(self, width, height, data):
        self.width, self.height, self.data = width, height, data
        self.background = Counter(self.row(0, width, height - 8)).most_common(1)[0][0]

    @classmethod
    def read(cls, data):
        """From a binary portable pixmap with 256 levels."""
        kind, width, height, levels, _ = data.split(maxsplit=4)
        if kind != b"P6" or levels != b"255":
            raise ValueError("not a portable pixmap with 256 levels")
        length = int(width) * int(height) * 3
        return cls(int(width), int(height), data[-length:])

    def row(self, left, right, y):
        """The colours of a part of a row."""
        start = (y * self.width + left) * 3
        line = self.data[start : start + (right - left) * 3]
        return [line[at : at + 3] for at in range(0, len(line), 3)]

    def at(self, x, y):
        """A colour; `None` outside."""
        inside = 0 <= x < self.width and 0 <= y < self.height
        return self.data[(y * self.width + x) * 3 :][:3] if inside else None

    def counts(self, box, inset=0):
        """How often each colour is within a box, as far as that is in the picture."""
        x, y, width, height = box
        left, right = max(0, x + inset), min(self.width, x + width - inset)
        top, bottom = max(0, y + inset), min(self.height, y + height - inset)
        counts = Counter()
        for line in range(top, bottom if left < right else top):
            counts.update(self.row(left, right, line))
        return counts

    def around(self, box, band, other, other_box):
        """Each pixel in a band around a box, with that of another picture around its box, or with
        what there is most of where that is not seen in it."""
        x, y, width, height = box
        right, down = other_box[0] - x, other_box[1] - y
        pairs = []
        for line in range(y - band, y + height + band):
            is_beside = y <= line < y + height
            columns = (
                [*range(x - band, x), *range(x + width, x + width + band)]
                if is_beside else range(x - band, x + width + band)
            )
            pairs += [(self.at(c, line), other.at(c + right, line + down)) for c in columns]
        return [(one, two or other.background) for one, two in pairs if one]


def luminance(colour):
    """From 0 (black) to 1 (white)."""
    def linear(part):
        part /= 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one, other):
    """From 1 (none) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
