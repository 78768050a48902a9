"""Blocks that editors build pages from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from .translating import FigureBlock

RICH_TEXT = ["h2", "h3", "bold", "italic", "link", "ol", "ul", "document-link"]


class PictureBlock(blocks.StructBlock):
    """A picture; caption, credit and licence come with it from the library."""

    image = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(
        label=_("caption"),
        required=False,
        max_length=300,
        help_text=_("Empty: the caption of the library."),
    )

    class Meta:
        icon = "image"
        label = _("picture")
        template = "content/blocks/picture.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    pictures = blocks.ListBlock(PictureBlock(), label=_("pictures"), min_num=2, max_num=8)

    class Meta:
        icon = "grip"
        label = _("gallery")
        template = "content/blocks/gallery.html"


class QuoteBlock(blocks.StructBlock):
    """Words of somebody who agreed to see them printed."""

    text = blocks.TextBlock(label=_("words"), max_length=400)
    speaker = blocks.CharBlock(label=_("who says it"), max_length=80)
    role = blocks.CharBlock(label=_("role"), required=False, max_length=120)
    agreed = blocks.BooleanBlock(label=_("the person agreed to be quoted here"))

    class Meta:
        icon = "openquote"
        label = _("quote")
        template = "content/blocks/quote.html"


class VideoBlock(blocks.StructBlock):
    """A link to a video: no player of a third party, hence no tracker."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    url = blocks.URLBlock(label=_("address of the video"))
    duration = blocks.CharBlock(
        label=_("length"), required=False, max_length=20, help_text=_("For instance: 3 min 20")
    )
    transcript = blocks.RichTextBlock(
        label=_("transcript"),
        features=["bold", "italic"],
        required=False,
        help_text=_("What is said and shown, for those who cannot hear or see it."),
    )

    class Meta:
        icon = "media"
        label = _("video")
        template = "content/blocks/video.html"


class KeyFigureBlock(blocks.StructBlock):
    """A figure and where it comes from."""

    value = FigureBlock(label=_("figure"), max_length=20)
    label = blocks.CharBlock(label=_("what it says"), max_length=120)
    source = blocks.CharBlock(label=_("source, method, date"), max_length=200)

    class Meta:
        icon = "order"
        label = _("figure")


class KeyFiguresBlock(blocks.StructBlock):
    """Two to four figures in a row."""

    figures = blocks.ListBlock(KeyFigureBlock(), label=_("figures"), min_num=1, max_num=4)

    class Meta:
        icon = "table"
        label = _("key figures")
        template = "content/blocks/key_figures.html"


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("document"))
    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)

    class Meta:
        icon = "doc-full"
        label = _("document")
        template = "content/blocks/document.html"


class CallBlock(blocks.StructBlock):
    """A call to action in the middle of a text."""

    page = blocks.PageChooserBlock(label=_("call"), page_type="calls.CallPage")

    class Meta:
        icon = "pick"
        label = _("call")
        template = "content/blocks/call.html"


class ContentBlocks(blocks.StreamBlock):
    """Everything that the free part of a page may be made of."""

    text = blocks.RichTextBlock(
        label=_("text"), features=RICH_TEXT, icon="pilcrow", template="content/blocks/text.html"
    )
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    video = VideoBlock()
    key_figures = KeyFiguresBlock()
    document = DocumentBlock()
    call = CallBlock()

    class Meta:
        required = False


class StepBlock(blocks.StructBlock):
    """One step of how a partnership works."""

    title = blocks.CharBlock(label=_("in a few words"), max_length=80)
    text = blocks.TextBlock(label=_("what happens"), max_length=400, required=False)

    class Meta:
        icon = "order"
        label = _("step")


class StepsBlock(blocks.StreamBlock):
    """Steps, in order."""

    step = StepBlock()

    class Meta:
        required = False
        max_num = 7


class LessonsBlock(blocks.StreamBlock):
    """Things that others can take with them."""

    lesson = blocks.TextBlock(label=_("lesson"), max_length=250, icon="tick")

    class Meta:
        required = False
        max_num = 3


class ScheduleItemBlock(blocks.StructBlock):
    """A line of an event's programme."""

    time = blocks.TimeBlock(label=_("time"))
    title = blocks.CharBlock(label=_("what"), max_length=120)
    text = blocks.TextBlock(label=_("more"), max_length=300, required=False)

    class Meta:
        icon = "time"
        label = _("line of the programme")


class ScheduleBlock(blocks.StreamBlock):
    """The programme of an event."""

    item = ScheduleItemBlock()

    class Meta:
        required = False
