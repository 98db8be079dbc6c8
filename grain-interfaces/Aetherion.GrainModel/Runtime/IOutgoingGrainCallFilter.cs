namespace Orleans;

/// <summary>Sees every call before it leaves the caller and after its answer came.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Handles a call; it goes on when <see cref="IGrainCallContext.Invoke"/> is called.</summary>
    Task Invoke(IOutgoingGrainCallContext context);
}
