using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>What the account booked: the fills given, or those of the first try.</summary>
public sealed record SettlementResult(ImmutableArray<Fill> Fills, AccountSnapshot Account);
