using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>What is known of an order from the moment it is written down; changed by <see cref="OrderLifeRules"/>.</summary>
/// <param name="SentTime">When it was written down; it leaves at once after that or never.</param>
public sealed record OrderLife(VenueOrder Order, DateTime SentTime)
{
    /// <summary>The venue's id; empty while it has not told it.</summary>
    public string VenueOrderId { get; init; } = "";

    /// <summary>The last status that decides something; null before the venue has told one.</summary>
    public VenueOrderStatus? Status { get; init; }

    /// <summary>The executions known, each once, by the order in which they became known.</summary>
    public ImmutableArray<VenueFill> Fills { get; init; } = [];

    /// <summary>What the venue says is executed, which may be ahead of the fills.</summary>
    public decimal ExecutedQuantity { get; init; }

    /// <summary>Whether its placing was answered, one way or the other.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Whether the answer is lost or says nothing, so that the venue has to be asked.</summary>
    public bool IsInDoubt { get; init; }

    /// <summary>Whether the venue refused it, or it is shown never to have arrived.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether the deadline has passed without a certain outcome; stays until the order is over.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Whether a person said how it ended, and not the venue.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Whether that word stands in the place of what the venue told, since no account can book it.</summary>
    public bool IsOverruled { get; init; }

    public OrderEvidence Evidence { get; init; } = OrderEvidence.None;

    /// <summary>How often the venue was asked since the doubt, or the last news, began.</summary>
    public int QuestionCount { get; init; }

    /// <summary>When the venue is to be asked again.</summary>
    public DateTime NextQuestionTime { get; init; }

    /// <summary>When the doubt, or the last news, began; the deadline counts from here.</summary>
    public DateTime DoubtTime { get; init; }

    /// <summary>The venue's code of a refusal, or ours; empty without one.</summary>
    public string Code { get; init; } = "";

    /// <summary>The same in words.</summary>
    public string Text { get; init; } = "";

    [JsonIgnore]
    public decimal FilledQuantity => Fills.Sum(f => f.Quantity);

    /// <summary>
    /// Whether every execution that the venue told of is known; never so when it told of more than was ordered.
    /// </summary>
    [JsonIgnore]
    public bool HasAllFills => FilledQuantity == ExecutedQuantity && ExecutedQuantity <= Order.Quantity;

    /// <summary>Whether the venue is known to have it.</summary>
    [JsonIgnore]
    public bool IsKnownToExist => VenueOrderId.Length > 0 || Status is not null || !Fills.IsEmpty;

    /// <summary>Whether nothing more can come: it ended, and every execution is known.</summary>
    [JsonIgnore]
    public bool IsOver => (IsRefused && !AwaitsWord) || (Status?.IsFinal() == true && HasAllFills);

    /// <summary>
    /// Whether the venue refused a sale because it holds less than is booked here, or takes no order that small: what became of the
    /// position only a person can say, who has looked at the venue.
    /// </summary>
    [JsonIgnore]
    public bool AwaitsWord => IsRefused && !IsSettled && Code is OrderReply.NothingToReduceCode or OrderLifeRules.TooSmallToSell;

    /// <summary>
    /// Whether it ended by a proof that it never arrived, or by a person's word: the venue may still say otherwise. Where the word
    /// stands in the place of what the venue told, it has said so already.
    /// </summary>
    [JsonIgnore]
    public bool CanBeContradicted => IsOver && !IsOverruled && (IsSettled || Code == OrderLifeRules.NeverArrived);

    [JsonIgnore]
    public OrderPhase Phase => this switch
    {
        { AwaitsWord: true } => OrderPhase.OutcomeUnknown,
        { IsRefused: true } => OrderPhase.Rejected,
        { IsOver: true } => EndOf(Status!.Value),
        { IsOverdue: true } => OrderPhase.OutcomeUnknown,
        { HasAllFills: false } => OrderPhase.Unknown,
        { IsKnownToExist: true } => Fills.IsEmpty ? OrderPhase.Acknowledged : OrderPhase.PartiallyFilled,
        { IsInDoubt: true } => OrderPhase.Unknown,
        _ => OrderPhase.Sending,
    };

    [JsonIgnore]
    public OrderReference Reference => new(Order.Symbol, Order.ClientOrderId, VenueOrderId);

    private OrderPhase EndOf(VenueOrderStatus status) => status switch
    {
        VenueOrderStatus.Filled => OrderPhase.Filled,
        VenueOrderStatus.Expired => OrderPhase.Expired,
        VenueOrderStatus.Rejected when Fills.IsEmpty => OrderPhase.Rejected,
        _ => OrderPhase.Cancelled,
    };
}
