"""Guests' QR codes as the camera at the door sees them: turned, tilted, in bad light."""

import base64
import math
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import segno
from PIL import Image, ImageChops, ImageFilter

WIDTH, HEIGHT = 640, 480
FOCAL = 1.2 * WIDTH  # pixels; the view of a phone's camera
GREY, INK, PAPER = 128, 30, 235


def ticket(text: str, version: int | None = None) -> Image.Image:
    """The code that segno draws, eight pixels to a square."""
    file = BytesIO()
    code = segno.make(text, error="m", mode="byte", version=version, boost_error=False)
    code.save(file, kind="png", scale=8, border=4)
    return Image.open(file).convert("L").point(lambda value: PAPER if value else INK)


def seen(
    code: Image.Image,
    *,
    fill: float = 0.7,
    turn: float = 0,
    tilt: float = 0,
    noise: float = 0,
    shade: float = 0,
    blur: float = 0,
) -> Image.Image:
    """A picture of 640 by 480 with the code in its middle.

    Args:
        fill: part of the picture's height that the code takes.
        turn, tilt: degrees, in the plane of the picture and out of it.
        noise: standard deviation of each pixel, of 255.
        shade: how much of the light the darkest side lacks.
        blur: radius in pixels.
    """
    sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    rise, lean = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
    size = fill * HEIGHT / code.width
    # From the code, its middle being 0, to pixels: the third row is the depth by which one divides.
    depth = (sine * rise * size / FOCAL, cosine * rise * size / FOCAL, 1.0)
    across = (cosine * size, -sine * size, 0.0)
    down = (sine * lean * size, cosine * lean * size, 0.0)
    rows = [
        [value + half * far for value, far in zip(row, depth, strict=True)]
        for row, half in ((across, WIDTH / 2), (down, HEIGHT / 2))
    ] + [list(depth)]
    back = _inverse(rows)
    middle = code.width / 2
    back[0] = [value + middle * far for value, far in zip(back[0], back[2], strict=True)]
    back[1] = [value + middle * far for value, far in zip(back[1], back[2], strict=True)]
    values = [value / back[2][2] for row in back for value in row][:8]
    picture = code.transform(
        (WIDTH, HEIGHT),
        Image.Transform.PERSPECTIVE,
        values,
        Image.Resampling.BICUBIC,
        fillcolor=GREY,
    )
    if blur:
        picture = picture.filter(ImageFilter.GaussianBlur(blur))
    if shade:
        light = Image.linear_gradient("L").resize((WIDTH, HEIGHT)).rotate(30)
        light = light.point(lambda value: int(255 - shade * value))
        picture = ImageChops.multiply(picture, light)
    if noise:
        picture = ImageChops.add(picture, grain(noise), 1, -GREY)
    return picture


@cache
def grain(deviation: float, width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    """Grey noise, the same in every run: Pillow's own goes on where another test left it."""
    chance = Random(f"{deviation} {width} {height}")
    values = (round(chance.gauss(GREY, deviation)) for _pixel in range(width * height))
    return Image.frombytes("L", (width, height), bytes(min(255, max(0, v)) for v in values))


def _inverse(rows: list[list[float]]) -> list[list[float]]:
    """Of a matrix of three by three, up to a factor, which no picture shows."""
    crossed = [_cross(rows[1], rows[2]), _cross(rows[2], rows[0]), _cross(rows[0], rows[1])]
    return [list(row) for row in zip(*crossed, strict=True)]


def _cross(a: list[float], b: list[float]) -> tuple[float, float, float]:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def as_address(picture: Image.Image) -> str:
    """The picture as an address that a page can load."""
    file = BytesIO()
    picture.convert("RGB").save(file, "PNG")
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def film(path: Path, pictures: Iterable[Image.Image], frames_each: int = 20) -> None:
    """Write what Chromium shows instead of a camera: ten frames a second, over and over."""
    grey = bytes([GREY]) * (WIDTH * HEIGHT // 2)
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode())
        for picture in pictures:
            file.write((b"FRAME\n" + picture.tobytes() + grey) * frames_each)
