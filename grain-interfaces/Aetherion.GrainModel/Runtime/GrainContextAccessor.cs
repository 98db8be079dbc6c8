namespace Orleans.Runtime;

/// <summary>A turn runs on the scheduler of its activation, and that scheduler is the activation's context.</summary>
internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    public static IGrainContext? Current => TaskScheduler.Current as IGrainContext;

    public IGrainContext GrainContext => Current!;
}
