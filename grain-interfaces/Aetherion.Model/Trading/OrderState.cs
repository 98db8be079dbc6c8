namespace Aetherion.Model;

/// <summary>Where an order stands. Denied is our risk's word, rejected the venue's.</summary>
public enum OrderState
{
    PendingNew,
    PartiallyFilled,
    Filled,
    Cancelled,
    Rejected,
    Denied,

    /// <summary>Sent, and nobody here knows what became of it: a person has to look at the venue.</summary>
    OutcomeUnknown,
}
