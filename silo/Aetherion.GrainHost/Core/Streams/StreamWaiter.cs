namespace Aetherion.GrainHost.Core.Streams;

/// <summary>A producer that waits until all subscribers have got past a position.</summary>
internal sealed class StreamWaiter(long position, long sentAt)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Position { get; } = position;

    public long SentAt { get; } = sentAt;

    public Task Task => _done.Task;

    public void Complete() => _done.TrySetResult();

    public void Fail(Exception exception) => _done.TrySetException(exception);
}
