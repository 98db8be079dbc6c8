using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>Something that stays open under a sign-in: a socket or an event stream.</summary>
internal sealed class OpenSession(Caller caller, Func<Task> close)
{
    private Caller _caller = caller;
    private int _isClosed;

    /// <summary>Who signed in last.</summary>
    public Caller Caller
    {
        get => Volatile.Read(ref _caller);
        set => Volatile.Write(ref _caller, value);
    }

    /// <summary>Ends it because its sign-in has; once.</summary>
    public Task CloseAsync() => Interlocked.Exchange(ref _isClosed, 1) == 0 ? close() : Task.CompletedTask;
}
