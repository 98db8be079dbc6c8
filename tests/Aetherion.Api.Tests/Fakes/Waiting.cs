namespace Aetherion.Api.Tests.Fakes;

internal static class Waiting
{
    /// <summary>How long a test waits for what must come; only a failing test waits so long.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Between two looks; to look without a pause would take a processor from what is waited for.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(2);

    /// <summary>Waits for a state that nothing announces.</summary>
    public static async Task UntilAsync(Func<bool> isReached, string awaited)
    {
        var started = TimeProvider.System.GetTimestamp();
        using PeriodicTimer timer = new(LookInterval);
        while (!isReached())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
                throw new TimeoutException($"Waited {Limit.TotalSeconds} s for {awaited}.");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
