namespace Orleans;

/// <summary>Sees every call before and after the grain does; a grain class may implement it for itself.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Handles a call; it goes on when <see cref="IGrainCallContext.Invoke"/> is called.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}
