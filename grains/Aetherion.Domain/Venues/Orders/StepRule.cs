namespace Aetherion.Domain.Venues.Orders;

/// <summary>A range and a grid, for prices or quantities; 0 disables each part.</summary>
public sealed record StepRule(decimal Min, decimal Max, decimal Step)
{
    /// <summary>No rule at all.</summary>
    public static StepRule None { get; } = new(0, 0, 0);

    public bool IsOnGrid(decimal value) => Step == 0 || value % Step == 0;

    /// <summary>The largest value of the grid that is not above; exact, since decimals divide decimals.</summary>
    public decimal RoundDown(decimal value) => Step == 0 ? value : value - (value % Step);

    public bool IsBelow(decimal value) => Min != 0 && value < Min;

    public bool IsAbove(decimal value) => Max != 0 && value > Max;
}
