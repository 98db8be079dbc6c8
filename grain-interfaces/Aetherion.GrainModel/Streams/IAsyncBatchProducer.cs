namespace Orleans.Streams;

/// <summary>Writes items in batches.</summary>
public interface IAsyncBatchProducer<in T> : IAsyncObserver<T>
{
    /// <summary>Writes a batch, in order.</summary>
    /// <param name="batch">The items.</param>
    /// <param name="token">The place of the batch; its items share the number and count up the index.</param>
    Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null);
}
