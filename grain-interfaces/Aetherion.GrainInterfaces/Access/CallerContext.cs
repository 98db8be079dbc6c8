using Orleans.Runtime;

namespace Aetherion.GrainInterfaces;

/// <summary>The caller on its way with grain calls, in <see cref="RequestContext"/>.</summary>
public static class CallerContext
{
    private const string Key = "caller";

    /// <summary>Whose call this is; null where the service works on its own account.</summary>
    public static Caller? Current
    {
        get => RequestContext.Get(Key) as Caller;
        set
        {
            if (value is null)
                RequestContext.Remove(Key);
            else
                RequestContext.Set(Key, value);
        }
    }
}
