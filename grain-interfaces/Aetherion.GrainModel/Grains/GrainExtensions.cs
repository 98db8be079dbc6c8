using Aetherion.GrainModel.Hosting;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What can be asked of any grain or grain reference.</summary>
public static class GrainExtensions
{
    /// <summary>A reference of the given interface to the same grain.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)(object)((IGrainReferenceFactory)GrainFactoryOf(grain))
            .CreateReference(typeof(TGrainInterface), grain.GetGrainId());

    /// <summary>A reference of the given interface to the same grain.</summary>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) =>
        grain is TGrainInterface already and not Grain ? already : grain.AsReference<TGrainInterface>();

    /// <summary>The identity of a grain or of what a reference points to.</summary>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase grainBase => grainBase.GrainContext.GrainId,
        _ => throw new ArgumentException(
            $"{grain?.GetType().FullName ?? "null"} is neither a grain nor a reference.", nameof(grain)),
    };

    /// <summary>The string key of a grain or reference.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static IGrainFactory GrainFactoryOf(IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainFactory,
        Grain instance => instance.Runtime.GrainFactory,
        IGrainBase grainBase =>
            (IGrainFactory)grainBase.GrainContext.ActivationServices.GetService(typeof(IGrainFactory))!,
        _ => throw new ArgumentException(
            $"{grain?.GetType().FullName ?? "null"} is neither a grain nor a reference.", nameof(grain)),
    };
}
