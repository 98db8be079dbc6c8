namespace Aetherion.Api.Sockets;

/// <summary>What is undone when a socket ends.</summary>
internal sealed class SocketLeave
{
    private readonly List<Func<Task>> _steps = [];

    public void Add(Func<Task> step) => _steps.Add(step);

    public async Task RunAsync()
    {
        foreach (var step in _steps)
            await step();
    }
}
