using System.Collections.Immutable;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>The answer to a request about orders.</summary>
/// <param name="Code">The venue's code of a refusal; empty without one.</param>
/// <param name="Text">The venue's words, or what went wrong on the way.</param>
/// <param name="Reports">The orders it tells of.</param>
/// <param name="RetryAfter">How long the venue asks to wait; null where it does not say.</param>
public sealed record OrderReply(
    ReplyKind Kind, string Code, string Text, ImmutableArray<OrderReport> Reports, TimeSpan? RetryAfter = null)
{
    /// <summary>The code of a request that never left.</summary>
    public const string NotSentCode = "NOT_SENT";

    /// <summary>The code of an order that only reduces, at a venue that holds nothing for it to reduce.</summary>
    public const string NothingToReduceCode = "NOTHING_TO_REDUCE";

    /// <summary>The request did not leave: as good as a refusal.</summary>
    public static OrderReply NotSent(string text) => new(ReplyKind.Refused, NotSentCode, text, []);

    /// <summary>The request's fate is not known: no answer, or one that cannot be read.</summary>
    public static OrderReply Lost(string text) => new(ReplyKind.Unknown, "", text, []);

    public static OrderReply Done(params ImmutableArray<OrderReport> reports) => new(ReplyKind.Done, "", "", reports);
}
