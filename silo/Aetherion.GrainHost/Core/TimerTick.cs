using Aetherion.GrainModel.CodeGeneration;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>One tick of a grain timer.</summary>
internal sealed class TimerTick : GrainActionRequest
{
    private static readonly GrainMethod Waiting =
        new(typeof(IGrainTimer), nameof(IGrainTimer), "Tick", [], GrainMethodOptions.OneWay);

    private static readonly GrainMethod Interleaving = new(
        typeof(IGrainTimer), nameof(IGrainTimer), "Tick", [],
        GrainMethodOptions.OneWay | GrainMethodOptions.AlwaysInterleave);

    private readonly GrainTimer _timer;

    public TimerTick(GrainTimer timer, GrainId target)
    {
        _timer = timer;
        TargetId = target;
    }

    public override GrainMethod Method => _timer.Options.Interleave ? Interleaving : Waiting;

    internal override bool IsBoundToActivation => true;

    internal override bool KeepsAlive => _timer.Options.KeepAlive;

    internal override bool IsInternal => true;

    protected override Task Invoke(object grain) => _timer.RunAsync();
}
