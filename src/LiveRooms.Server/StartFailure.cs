using k8s.Exceptions;
using LiveRooms.Server.Silo;
using LiveRooms.Server.Store;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server;

/// <summary>The failures of a start that its operator can mend, each in a sentence instead of a stack trace.</summary>
internal static class StartFailure
{
    /// <summary>What is wrong; null for a fault of the program.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException options => string.Join(' ', options.Failures),
        StoreException or InvalidDataException or AddressInUseException => exception.Message,
        KubeConfigException => $"{ClusteringOptions.Section}:{nameof(ClusteringOptions.Kubernetes)} is for a pod of Kubernetes: {exception.Message}",
        IOException { InnerException: AddressInUseException } => exception.Message,
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => exception.Message,
        AggregateException several => ExplainAll(several),
        _ => null,
    };

    /// <summary>Every option that is wrong at once; null when one of them is no such thing.</summary>
    private static string? ExplainAll(AggregateException several)
    {
        var sentences = several.Flatten().InnerExceptions.Select(Explain).ToArray();
        return Array.TrueForAll(sentences, sentence => sentence is not null) ? string.Join(' ', sentences) : null;
    }
}
