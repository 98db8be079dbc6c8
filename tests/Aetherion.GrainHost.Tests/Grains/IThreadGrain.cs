using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface IThreadGrain : IGrainWithStringKey
{
    /// <summary>The thread of the turn.</summary>
    Task<int> Thread();

    /// <summary>The threads of the turn, and of the one that it asks of another grain.</summary>
    Task<(int Own, int Others)> ThreadOf(string key);

    /// <summary>What flows into the turn with its caller; the turn sets it, too.</summary>
    Task<string?> Ambient();

    /// <summary>Waits at the gate and then tells the thread.</summary>
    Task<int> ThreadBehind(string gate);
}
