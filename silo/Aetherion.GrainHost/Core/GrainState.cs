using Orleans;

namespace Aetherion.GrainHost.Core;

/// <summary>A state on its way between an activation and its store.</summary>
internal sealed class GrainState<TState> : IGrainState<TState>
{
    public TState State { get; set; } = NewState();

    public string? ETag { get; set; }

    public bool RecordExists { get; set; }

    public static TState NewState() => typeof(TState) == typeof(string)
        ? default!
        : Activator.CreateInstance<TState>();
}
