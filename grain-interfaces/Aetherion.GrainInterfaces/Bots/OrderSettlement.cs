using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// What a person found at the venue of an order that nobody here knows the outcome of: all its executions, or none. It is the
/// outcome from then on.
/// </summary>
/// <param name="OrderId">The order that is meant, so that no other is settled by mistake.</param>
/// <param name="Executions">All of them; empty when the order was not executed and stands open no more.</param>
/// <param name="Reason">In the person's words.</param>
public sealed record OrderSettlement(string OrderId, ImmutableArray<SettledExecution> Executions, string Reason);
