using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>A paper account; amounts in its currency.</summary>
public sealed record AccountState
{
    /// <summary>Null until the account is opened.</summary>
    public string? Currency { get; init; }

    public decimal InitialBalance { get; init; }

    /// <summary>Cash, what is reserved included.</summary>
    public decimal Balance { get; init; }

    public TradingState TradingState { get; init; }

    /// <summary>One for each symbol ever traded, at most <see cref="AccountLedger.PositionsMax"/>.</summary>
    public ImmutableArray<Position> Positions { get; init; } = [];

    /// <summary>Orders under way, at most <see cref="AccountLedger.ReservationsMax"/>.</summary>
    public ImmutableArray<Reservation> Reservations { get; init; } = [];

    /// <summary>Orders booked lately, oldest first.</summary>
    public ImmutableArray<SettledOrder> Settled { get; init; } = [];

    /// <summary>Requests carried out lately: <see cref="RequestMemory"/>.</summary>
    public ImmutableArray<string> Requests { get; init; } = [];

    /// <summary>Grows with each change.</summary>
    public long Version { get; init; }

    /// <summary>What is held back for orders under way.</summary>
    [JsonIgnore]
    public decimal Reserved => Reservations.Sum(r => r.Amount);
}
