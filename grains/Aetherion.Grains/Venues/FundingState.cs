using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Grains.Venues;

/// <summary>The funding payments of an instrument, newest first.</summary>
public sealed record FundingState
{
    /// <summary>The most payments kept, which is a year at eight hours; the oldest are let go.</summary>
    public const int PaymentsMax = 1_100;

    public ImmutableArray<FundingPayment> Payments { get; init; } = [];
}
