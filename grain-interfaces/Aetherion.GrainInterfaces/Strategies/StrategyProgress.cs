namespace Aetherion.GrainInterfaces;

/// <summary>Waits for strategies, for those that give them bars of the past faster than they come.</summary>
public static class StrategyProgress
{
    /// <summary>How often a strategy may be found where it was before nobody waits for it any more.</summary>
    private const int StalledRoundsMax = 4;

    /// <summary>Waits until strategy and bots are through with a bar, however long it takes while they get on.</summary>
    /// <returns>Null when they are; otherwise the bar that they do not get past.</returns>
    public static async Task<long?> WaitUntilProcessedAsync(
        this IStrategyGrain strategy, long sequence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        long reached = -1;
        for (var stalled = 0; stalled < StalledRoundsMax; stalled++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await strategy.WhenProcessed(sequence);
                return null;
            }
            catch (TimeoutException)
            {
                var now = (await strategy.GetSnapshot()).LastSequence;
                if (now > reached)
                    (reached, stalled) = (now, 0);
            }
        }
        return reached;
    }
}
