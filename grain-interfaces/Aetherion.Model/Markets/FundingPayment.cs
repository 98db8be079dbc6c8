namespace Aetherion.Model;

/// <summary>What holders of positions paid at a funding time: the last rate that the venue told before it.</summary>
/// <param name="Time">When it was paid, UTC.</param>
/// <param name="Rate">A fraction of the position's value; paid by the long where it is above 0, by the short below.</param>
/// <param name="MarkPrice">The last before it.</param>
public sealed record FundingPayment(DateTime Time, decimal Rate, decimal MarkPrice);
