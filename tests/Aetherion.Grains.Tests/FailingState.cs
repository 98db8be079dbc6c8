using Orleans.Runtime;

namespace Aetherion.Grains.Tests;

/// <summary>A state whose first writing fails.</summary>
internal sealed class FailingState<TState>(TState state) : IPersistentState<TState>
{
    private bool _hasFailed;

    public TState State { get; set; } = state;

    /// <summary>What was written last.</summary>
    public TState? Written { get; private set; }

    public string? Etag => null;

    public bool RecordExists => Written is not null;

    public Task WriteStateAsync()
    {
        if (!_hasFailed)
        {
            _hasFailed = true;
            throw new IOException("The disk is full.");
        }
        Written = State;
        return Task.CompletedTask;
    }

    public Task ReadStateAsync() => throw new NotSupportedException();

    public Task ClearStateAsync() => throw new NotSupportedException();
}
