"""Get involved: people, their requests and what becomes of them.

People and their requests are never pages: no public address, no search index. Every row that holds
something of a person hangs on `Person` or on one of their requests, so that erasing finds it.
"""

from .data_access import DataAccess as DataAccess
from .delivery import STUCK_STATES as STUCK_STATES
from .delivery import Delivery as Delivery
from .delivery import DeliveryState as DeliveryState
from .desk import Presence as Presence
from .desk import ReplyTemplate as ReplyTemplate
from .desk import SavedView as SavedView
from .introduction import Answer as Answer
from .introduction import Ingredient as Ingredient
from .introduction import IngredientState as IngredientState
from .introduction import Introduction as Introduction
from .introduction import IntroductionState as IntroductionState
from .introduction import Kind as Kind
from .introduction import MeetingSlot as MeetingSlot
from .introduction import Party as Party
from .introduction import Side as Side
from .introduction import Usefulness as Usefulness
from .page import InvolvementPage as InvolvementPage
from .person import Consent as Consent
from .person import Person as Person
from .person import PrivacyNotice as PrivacyNotice
from .plan import FollowUp as FollowUp
from .plan import FollowUpAnswer as FollowUpAnswer
from .plan import FollowUpState as FollowUpState
from .plan import Partnership as Partnership
from .plan import PartnershipCategory as PartnershipCategory
from .plan import Plan as Plan
from .request import OPEN_STATES as OPEN_STATES
from .request import UNANSWERED_STATES as UNANSWERED_STATES
from .request import Attention as Attention
from .request import ClosedReason as ClosedReason
from .request import Involvement as Involvement
from .request import Origin as Origin
from .request import PrivateLink as PrivateLink
from .request import State as State
from .request import Wish as Wish
from .timeline import Letter as Letter
from .timeline import Step as Step
from .timeline import StepKind as StepKind
