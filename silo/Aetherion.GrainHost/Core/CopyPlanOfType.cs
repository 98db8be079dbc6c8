namespace Aetherion.GrainHost.Core;

/// <summary>The plan of one type, found once.</summary>
internal static class CopyPlan<T>
{
    public static readonly bool IsShared = CopyPlan.IsShared(typeof(T));
}
