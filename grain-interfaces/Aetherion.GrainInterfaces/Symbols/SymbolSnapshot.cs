using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>A symbol as it stands.</summary>
/// <param name="LastBarTimes">The open time of the latest closed bar of each timeframe that has one.</param>
public sealed record SymbolSnapshot(
    SymbolKey Key,
    Price? LastPrice,
    DateTime? LastTradeTime,
    long LastSequence,
    long LastMinuteBarSequence,
    FeedStatus Feed,
    ImmutableDictionary<Timeframe, DateTime> LastBarTimes);
