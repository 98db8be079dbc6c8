namespace Aetherion.GrainHost.Tests;

/// <summary>Waits that say what they waited for.</summary>
internal static class Wait
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    public static async Task<T> For<T>(Task<T> task, string awaited)
    {
        await For((Task)task, awaited);
        return await task;
    }

    public static async Task For(Task task, string awaited)
    {
        if (await Task.WhenAny(task, Task.Delay(LongestWait)) != task)
            throw new TimeoutException($"Waited {LongestWait} for {awaited}.");
        await task;
    }

    /// <summary>For what can only be asked again: each question lets other work run first.</summary>
    public static async Task Until(Func<bool> condition, string awaited)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(begin) > LongestWait)
                throw new TimeoutException($"Waited {LongestWait} until {awaited}.");
            await Task.Yield();
        }
    }
}
