using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>An order that was booked: what a second try is answered with.</summary>
public sealed record SettledOrder(string OrderId, TenantKey Bot, ImmutableArray<Fill> Fills);
