namespace Aetherion.Domain.Venues.Orders;

/// <summary>
/// When "no such order" proves that an order was not executed and will not be. It takes two rounds of answers, the
/// second <see cref="Confirmation"/> after the first, and each round asks by client id, for the open orders and for all
/// orders since it was sent.
/// </summary>
/// <param name="CanProve">False where the venue's documents give no bound: then only a person can say.</param>
/// <param name="Settling">How long after sending a request may still take effect or not be visible yet.</param>
/// <param name="Confirmation">The time between the two rounds.</param>
/// <param name="Deadline">How long after sending, or after the last news, an order without a certain outcome becomes one for a person.</param>
/// <param name="ForgetsUnfilled">
/// Whether the venue forgets orders that ended without an execution: then the same two rounds prove it of an order that
/// the venue is known to have had.
/// </param>
public sealed record NonExecutionRule(
    bool CanProve, TimeSpan Settling, TimeSpan Confirmation, TimeSpan Deadline, bool ForgetsUnfilled = false)
{
    /// <summary>Of a venue that is not connected any more: nothing can be asked, so only a person can say.</summary>
    public static NonExecutionRule NotConnected { get; } =
        new(CanProve: false, TimeSpan.Zero, TimeSpan.Zero, Deadline: TimeSpan.FromMinutes(4));
}
