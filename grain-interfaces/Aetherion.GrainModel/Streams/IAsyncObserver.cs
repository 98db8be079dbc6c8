namespace Orleans.Streams;

/// <summary>Takes items one by one.</summary>
public interface IAsyncObserver<in T>
{
    /// <summary>Takes an item; the task completes when responsibility for it is taken.</summary>
    /// <param name="item">The item.</param>
    /// <param name="token">Its place in the stream; a producer may give its own numbers.</param>
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    /// <summary>The stream ends.</summary>
    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>The stream could not deliver something.</summary>
    Task OnErrorAsync(Exception ex) => throw ex;
}
