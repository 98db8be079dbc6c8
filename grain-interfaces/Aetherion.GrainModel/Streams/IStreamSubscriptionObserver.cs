namespace Orleans.Streams.Core;

/// <summary>A grain that is asked for its observer when the first item of a subscription arrives.</summary>
public interface IStreamSubscriptionObserver
{
    /// <summary>Attach an observer by the factory's handle.</summary>
    Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
}
