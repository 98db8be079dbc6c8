namespace Aetherion.Domain.Venues.Orders;

/// <summary>What came back for a request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">As received.</param>
/// <param name="RetryAfter">The header of that name; null without one.</param>
public readonly record struct VenueAnswer(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter = null)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
