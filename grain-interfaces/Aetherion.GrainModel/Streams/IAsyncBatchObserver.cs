namespace Orleans.Streams;

/// <summary>Takes items in batches.</summary>
public interface IAsyncBatchObserver<T>
{
    /// <summary>Takes a batch, in order; the task completes when responsibility for it is taken.</summary>
    Task OnNextAsync(IList<SequentialItem<T>> items);

    /// <summary>The stream ends.</summary>
    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>The stream could not deliver something.</summary>
    Task OnErrorAsync(Exception ex) => throw ex;
}
